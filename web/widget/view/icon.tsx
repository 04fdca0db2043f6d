/** Outlines on a grid of 24, drawn with the colour of the text around them. */
const PATHS = {
  chat: 'M5 4.5h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-6.5L7.5 21v-4H5a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2zM8 9h8M8 12.5h5',
  down: 'm6 9.5 6 6 6-6',
  close: 'm6.5 6.5 11 11m0-11-11 11',
  clear: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 10.5v5.5M13.8 10.5v5.5',
  person: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5',
  send: 'M12 19.5v-15M5.5 11 12 4.5 18.5 11',
  stop: 'M6.5 6.5h11v11h-11z',
  copy: 'M8.5 8.5h10v11h-10zM15.5 8.5v-4h-10v11h3',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  up: 'M7.5 11v9M7.5 11l4-7.5c1.7 0 2.7 1.2 2.3 2.9L13 9.5h5a2 2 0 0 1 2 2.4l-1.2 6.3A2.2 2.2 0 0 1 16.6 20H7.5M4 11h3.5v9H4z',
  back: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  next: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  page: 'M6.5 3.5h7.5l4 4v13h-11.5zM13.5 3.5v4.5h4.5M9.5 12.5h5.5M9.5 16h5.5',
  retry: 'M19 12a7 7 0 1 1-2-4.9M19.5 3.5v4.5H15',
  open: 'M13.5 4.5h6v6M19 5l-8 8M10 5.5H5v13.5h13.5V14',
};

export type IconName = keyof typeof PATHS;

export function Icon({ name, turned = false }: { name: IconName; turned?: boolean }) {
  return (
    <svg class={turned ? 'icon turned' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
