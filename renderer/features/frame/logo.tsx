/** A quay with one container in it. */
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect x="8" y="3.5" width="8" height="9.5" rx="1.8" fill="var(--accent-brand)" />
      <path
        d="M3.5 8v8.5a4 4 0 0 0 4 4h9a4 4 0 0 0 4-4V8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path
        d="M7.8 16.6c1-.9 1.8-.9 2.8 0s1.8.9 2.8 0 1.8-.9 2.8 0"
        fill="none"
        stroke="var(--accent-brand)"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
