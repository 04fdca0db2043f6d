export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="bubble" d="M8 11.5a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-5.5L11 24.5v-4a3 3 0 0 1-3-3z" />
      <path class="words" d="M12 12.75h8M12 16.25h5" />
    </svg>
  );
}
