/** Outlines on a grid of 24, drawn with the colour of the text around them. */
const PATHS = {
  search: 'M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.8 15.8l4.7 4.7',
  ask: 'M5 4.5h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-6.5L7.5 21v-4H5a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2zM8 9h8M8 12.5h5',
  document: 'M6.5 3.5h7.5l4 4v13h-11.5zM13.5 3.5v4.5h4.5M9.5 12.5h5.5M9.5 16h5.5',
  star: 'm12 4 2.4 5 5.6.8-4 3.9.9 5.5-4.9-2.6-4.9 2.6.9-5.5-4-3.9 5.6-.8z',
  question:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.5v.2',
  chat: 'M8.5 15.5H6l-3 3V6.5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2V9M10.5 11h8.5a2 2 0 0 1 2 2v7.5l-3-2.5h-7.5a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2z',
  chart: 'M4 20h16M6.5 16.5v-5M11.5 16.5v-10M16.5 16.5v-7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'm6.5 6.5 11 11m0-11-11 11',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  copy: 'M8.5 8.5h10v11h-10zM15.5 8.5v-4h-10v11h3',
  retry: 'M19 12a7 7 0 1 1-2-4.9M19.5 3.5v4.5H15',
  open: 'M13.5 4.5h6v6M19 5l-8 8M10 5.5H5v13.5h13.5V14',
  back: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  next: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  down: 'm6 9.5 6 6 6-6',
  up: 'm6 14.5 6-6 6 6',
  plus: 'M12 5v14M5 12h14',
  edit: 'm5 19 .8-3.8L16 5l3 3L8.8 18.2zM14 7l3 3',
  remove: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 10.5v5.5M13.8 10.5v5.5',
  upload: 'M12 15.5v-11M7.5 8.5 12 4l4.5 4.5M4.5 15v4.5h15V15',
  download: 'M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M4.5 15v4.5h15V15',
  warning: 'M12 4 3 19.5h18zM12 10v4.5M12 17v.2',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5M12 8v.2',
  key: 'M8 15.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 11.5h8.5v3M17 11.5v2.5',
  exit: 'M14 4.5H5v15h9M10.5 12H20M16.5 8.5 20 12l-3.5 3.5',
  filter: 'M4 6h16l-6 7.5v5l-4 1.5v-6.5z',
  person: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5',
};

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
