export const texts = import.meta.glob<Record<string, unknown>>(
  './he/{administration,duplicates,fields,security,transfer,views}.json',
  { import: 'default', eager: true },
);
