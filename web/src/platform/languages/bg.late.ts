export const texts = import.meta.glob<Record<string, unknown>>(
  './bg/{administration,duplicates,fields,network,security,transfer,views}.json',
  { import: 'default', eager: true },
);
