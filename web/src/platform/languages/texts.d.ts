import 'i18next';
import type activities from './en/activities.json';
import type administration from './en/administration.json';
import type assignment from './en/assignment.json';
import type intelligence from './en/intelligence.json';
import type board from './en/board.json';
import type detail from './en/detail.json';
import type duplicates from './en/duplicates.json';
import type fields from './en/fields.json';
import type funnel from './en/funnel.json';
import type intake from './en/intake.json';
import type leads from './en/leads.json';
import type mail from './en/mail.json';
import type management from './en/management.json';
import type negotiation from './en/negotiation.json';
import type network from './en/network.json';
import type orders from './en/orders.json';
import type parties from './en/parties.json';
import type platform from './en/platform.json';
import type quotes from './en/quotes.json';
import type records from './en/records.json';
import type reports from './en/reports.json';
import type sales from './en/sales.json';
import type scores from './en/scores.json';
import type security from './en/security.json';
import type sharing from './en/sharing.json';
import type tags from './en/tags.json';
import type team from './en/team.json';
import type transfer from './en/transfer.json';
import type views from './en/views.json';

// The compiler knows every text: a misspelt key doesn't build.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'platform';
    returnNull: false;
    resources: {
      activities: typeof activities;
      administration: typeof administration;
      assignment: typeof assignment;
      intelligence: typeof intelligence;
      board: typeof board;
      detail: typeof detail;
      duplicates: typeof duplicates;
      fields: typeof fields;
      funnel: typeof funnel;
      intake: typeof intake;
      leads: typeof leads;
      mail: typeof mail;
      management: typeof management;
      negotiation: typeof negotiation;
      network: typeof network;
      orders: typeof orders;
      parties: typeof parties;
      platform: typeof platform;
      quotes: typeof quotes;
      records: typeof records;
      reports: typeof reports;
      sales: typeof sales;
      scores: typeof scores;
      security: typeof security;
      sharing: typeof sharing;
      tags: typeof tags;
      team: typeof team;
      transfer: typeof transfer;
      views: typeof views;
    };
  }
}
