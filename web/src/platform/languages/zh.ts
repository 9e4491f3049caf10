// The texts of every day in one file, so that they come in one request; the others are in zh.late.ts.
export const texts = import.meta.glob<Record<string, unknown>>(
  [
    './zh/*.json',
    '!./zh/{administration,assignment,duplicates,fields,funnel,intake,leads,mail,management,negotiation,network,orders,quotes,reports,scores,security,sharing,tags,team,transfer,views}.json',
  ],
  { import: 'default', eager: true },
);
