import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import type { Simulated } from './assignment';
import classes from './assignment.module.css';

/** Who had how many, beside who would have had how many, with what is to be expected of them. */
export function Replayed({ result }: { result: Simulated }) {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const most = Math.max(
    1,
    ...result.people.flatMap(({ leads, wouldLeads }) => [leads, wouldLeads]),
  );
  const width = (leads: number) => ({ inlineSize: `${(50 * leads) / most}%` });
  return (
    <div className={classes.scroll}>
      <table className={classes.replayed} aria-label={t('simulation.picture')}>
        <thead>
          <tr>
            <th scope="col">{t('simulation.person')}</th>
            <th scope="col">{t('simulation.leads')}</th>
            <th scope="col">{t('simulation.really')}</th>
            <th scope="col">{t('simulation.expected')}</th>
          </tr>
        </thead>
        <tbody>
          {result.people.map(
            ({ user, leads, ended, converted, wouldLeads, wouldEnded, expected }) => (
              <tr key={user.id}>
                <th scope="row">
                  <ReferenceChip reference={user} />
                </th>
                <td className={classes.pair}>
                  <span data-would>
                    <i style={width(wouldLeads)} aria-hidden />
                    {t('simulation.would', { leads: formatNumber(wouldLeads, format) })}
                  </span>
                  <span>
                    <i style={width(leads)} aria-hidden />
                    {t('simulation.had', { leads: formatNumber(leads, format) })}
                  </span>
                </td>
                <td className="tabular">
                  {t('simulation.of', {
                    good: formatNumber(converted, format),
                    ended: formatNumber(ended, format),
                  })}
                </td>
                <td className="tabular">
                  {wouldEnded > 0 &&
                    t('simulation.expectedOf', {
                      mean: formatNumber(expected.mean, format, 1),
                      low: formatNumber(expected.low, format, 0),
                      high: formatNumber(expected.high, format, 0),
                      ended: formatNumber(wouldEnded, format),
                    })}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
