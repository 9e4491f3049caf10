/** The sections with a field at another place, perhaps of another section. */
export function placed(
  sections: Record<string, string[]>,
  field: string,
  section: string,
  index: number,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(sections).map(([name, fields]) => {
      const others = fields.filter((one) => one !== field);
      return [name, name === section ? others.toSpliced(index, 0, field) : others];
    }),
  );
}
