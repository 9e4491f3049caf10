import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import {
  formatInstantRelative,
  formatNumber,
  formatPercent,
  useFormat,
} from '../../platform/format';
import type { Given } from './assignment';
import { leftOut } from './assignment';
import classes from './assignment.module.css';

/** An assignment in words: to whom, by which rule, by what. */
export function ReasonWords({ lead, given }: { lead: ObjectDefinition; given: Given }) {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const chosen = given.measured[0];
  const field = lead.fields.find(({ name }) => name === given.segment);
  const value = field?.choices?.find((choice) => choice.value === given.value)?.label;
  const missing = leftOut.filter((why) => given.leftOut[why] > 0);
  const percent = (share: number) => formatPercent(100 * share, format);
  const measured = given.measured.filter(({ expected }) => expected !== null);
  return (
    <>
      <p>
        {t(given.round > 1 ? 'reason.next' : 'reason.to', {
          name: given.to.label,
          rule: given.rule,
          when: formatInstantRelative(given.at, format),
        })}
      </p>
      <p className={classes.quiet}>
        {t(`reason.${given.by}`, { count: given.candidates })}{' '}
        {given.by === 'LOAD' &&
          chosen &&
          chosen.open !== null &&
          t(chosen.capacity === null ? 'reason.open' : 'reason.openOf', {
            open: formatNumber(chosen.open, format),
            capacity: formatNumber(chosen.capacity ?? 0, format),
          })}{' '}
        {given.by === 'LOAD' &&
          chosen &&
          chosen.deals !== null &&
          chosen.open !== null &&
          t('reason.parts', {
            leads: formatNumber(chosen.open - chosen.deals, format),
            deals: formatNumber(chosen.deals, format),
          })}{' '}
        {field && value && t('reason.segment', { field: field.label, value })}
      </p>
      {measured.length > 0 && (
        <table className={classes.measured} aria-label={t('reason.table')}>
          <thead>
            <tr>
              <th scope="col">{t('people.person')}</th>
              <th scope="col">{t('reason.converted')}</th>
              <th scope="col">{t('reason.expected')}</th>
              <th scope="col">{t('reason.drawn')}</th>
            </tr>
          </thead>
          <tbody>
            {measured.slice(0, 5).map((one) => (
              <tr key={one.user.id}>
                <th scope="row">
                  <bdi>{one.user.label}</bdi>
                </th>
                <td className="tabular">
                  {t('simulation.of', {
                    good: formatNumber(one.good ?? 0, format),
                    ended: formatNumber(one.ended ?? 0, format),
                  })}
                </td>
                <td className="tabular">{percent(one.expected ?? 0)}</td>
                <td className="tabular">{percent(one.drawn ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {missing.length > 0 && (
        <p className={classes.quiet}>
          {t('reason.leftOut')}{' '}
          {missing
            .map((why) =>
              t('reason.why', {
                why: t(`reason.left.${why}`),
                people: formatNumber(given.leftOut[why], format),
              }),
            )
            .join(' · ')}
        </p>
      )}
    </>
  );
}
