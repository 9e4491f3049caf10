export const texts = import.meta.glob<Record<string, unknown>>(
  './zh/{administration,fields,security,transfer}.json',
  { import: 'default', eager: true },
);
