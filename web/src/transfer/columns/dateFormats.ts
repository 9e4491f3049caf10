// A day whose parts can't be taken for each other: 25 March 2026, ten to seven in the evening.
const parts: Record<string, string> = {
  yyyy: '2026',
  uuuu: '2026',
  yy: '26',
  uu: '26',
  MMMM: 'March',
  MMM: 'Mar',
  MM: '03',
  M: '3',
  dd: '25',
  d: '25',
  HH: '18',
  H: '18',
  hh: '06',
  h: '6',
  mm: '50',
  ss: '00',
  a: 'PM',
};

/** How a date looks in that format, e.g. `M/d/yyyy` → `3/25/2026`. */
export function dateExample(format: string): string {
  return format.replaceAll(/'([^']*)'|([A-Za-z])\2*/g, (whole, quoted: string | undefined) =>
    quoted === undefined ? (parts[whole] ?? whole) : quoted,
  );
}
