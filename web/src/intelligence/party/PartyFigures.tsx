import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PartyOverview } from '../../platform/api';
import type { RecordProps } from '../../platform/feature';
import {
  formatDateTime,
  formatInstantRelative,
  formatMoney,
  formatNumber,
  useFormat,
} from '../../platform/format';
import { useObject } from '../../records/catalog';
import { usePartyOverview } from './overview';
import classes from './party.module.css';

/** What matters of a customer, on top: open deals, what was won in a year, the last contact. */
export function PartyFigures(props: RecordProps) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const overview = usePartyOverview(props);
  if (!overview) return <div className={classes.figures} aria-busy />;
  const { lastContact } = overview;
  return (
    <dl className={classes.figures}>
      <Deals label={t('overview.open')} figure={overview.openDeals} />
      <Deals label={t('overview.won')} figure={overview.wonInYear} />
      <div>
        <dt>{t('overview.lastContact')}</dt>
        <dd>
          {lastContact ? (
            <time dateTime={lastContact.at} title={formatDateTime(lastContact.at, format)}>
              {formatInstantRelative(lastContact.at, format)}
            </time>
          ) : (
            t('overview.never')
          )}
        </dd>
      </div>
    </dl>
  );
}

function Deals({ label, figure }: { label: string; figure: PartyOverview['openDeals'] }) {
  const format = useFormat();
  const deals = useObject('opportunity');
  if (!figure || !deals) return null;
  const count = figure.value ?? 0;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="tabular">
        {count === 0 ? (
          '–'
        ) : (
          <Link to="/$path" params={{ path: deals.path }} search={{ filter: figure.filter }}>
            {formatNumber(count, format)}
            {figure.amount && ` · ${formatMoney(figure.amount, format, true)}`}
          </Link>
        )}
      </dd>
    </div>
  );
}
