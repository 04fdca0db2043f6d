import './tabs.css';

type Tab = { name: string; address: string; isCurrent: boolean; count?: number | undefined };

/** Ways to look at a page, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ name, address, isCurrent, count }) => (
        <a key={name} href={address} aria-current={isCurrent ? 'page' : undefined}>
          {name}
          {count !== undefined && <span class="badge">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
