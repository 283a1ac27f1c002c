// Moments in the vendor's form: UTC, whole seconds, as in `2025-01-15T10:30:00Z`.

/** The fraction of the second is cut off. */
export function vendorTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}
