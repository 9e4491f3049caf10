export const texts = import.meta.glob<Record<string, unknown>>(
  './en/{administration,fields,security,transfer}.json',
  { import: 'default', eager: true },
);
