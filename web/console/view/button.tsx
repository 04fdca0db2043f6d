import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon'> & {
  /** `solid` is the one thing to do here, `danger` what cannot be taken back, `plain` without an edge. */
  look?: 'solid' | 'outline' | 'plain' | 'danger';
  icon?: IconName;
  /** Under way: it cannot be pressed again, and says so. */
  busy?: boolean;
  children: ComponentChildren;
};

export function Button({ look = 'outline', icon, busy = false, disabled, children, ...rest }: Props) {
  return (
    <button type="button" {...rest} class={`button ${look}`} disabled={disabled || busy} aria-busy={busy}>
      {busy ? <span class="spinner" aria-hidden="true" /> : icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

type IconProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon'> & { icon: IconName; label: string };

/** A button that is an icon alone; its label is read out and shown under the pointer. */
export function IconButton({ icon, label, ...rest }: IconProps) {
  return (
    <button type="button" {...rest} class="icon-button" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
