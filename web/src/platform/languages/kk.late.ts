export const texts = import.meta.glob<Record<string, unknown>>(
  './kk/{administration,fields,security,transfer}.json',
  { import: 'default', eager: true },
);
