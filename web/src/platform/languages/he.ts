// The texts of every day in one file, so that they come in one request; the others are in he.late.ts.
export const texts = import.meta.glob<Record<string, unknown>>(
  [
    './he/*.json',
    '!./he/{administration,assignment,duplicates,fields,funnel,intake,leads,mail,management,negotiation,network,orders,quotes,reports,scores,security,sharing,tags,team,transfer,views}.json',
  ],
  { import: 'default', eager: true },
);
