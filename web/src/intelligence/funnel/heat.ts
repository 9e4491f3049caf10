/** The warmer the more: from nothing to a tint on which words can still be read. @param share 0 to 100 */
export function heat(share: number | null): React.CSSProperties | undefined {
  if (!share) return undefined;
  const tint = Math.round(4 + share * 0.3);
  return { background: `color-mix(in srgb, var(--mantine-color-accent-5) ${tint}%, transparent)` };
}
