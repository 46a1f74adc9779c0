/** The mark of the product: a pair of scales. Decorative; the name stands beside it. */
export function ProductMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#1f5583" />
      <path
        d="M16 6v20M9 26h14M7 11h18M7 11l-3 7h6zM25 11l-3 7h6z"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
