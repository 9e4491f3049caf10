import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import {
  countryName,
  formatDate,
  formatList,
  formatNumber,
  useFormat,
} from '../../platform/format';
import { fieldOf } from '../../records/catalog';
import type { Overview, Person } from './assignment';
import { namesOf } from './assignment';
import classes from './assignment.module.css';

interface Props {
  lead: ObjectDefinition;
  overview: Overview;
  onChange: (person: Person) => void;
}

/** What the rules know of those who get leads. */
export function PeopleTable({ lead, overview, onChange }: Props) {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const languages = fieldOf(lead, 'language')?.choices ?? [];
  return (
    <div className={classes.scroll}>
      <table className={classes.people} aria-label={t('people.title')}>
        <thead>
          <tr>
            <th scope="col">{t('people.person')}</th>
            <th scope="col">{t('people.open')}</th>
            <th scope="col">{t('people.can')}</th>
            <th scope="col">
              <span className="visuallyHidden">{t('people.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {overview.people.map((person) => {
            const { user, profile, open, works } = person;
            const can = [
              ...profile.languages.map(
                (value) => languages.find((each) => each.value === value)?.label ?? value,
              ),
              ...profile.countries.map((code) => countryName(code, format)),
              ...profile.places,
              ...namesOf(overview, profile.products).map(({ label }) => label),
            ];
            return (
              <tr key={user.id}>
                <th scope="row">
                  <bdi>{user.label}</bdi>
                </th>
                <td className="tabular">
                  {profile.capacity === null
                    ? formatNumber(open, format)
                    : t('people.of', {
                        open: formatNumber(open, format),
                        capacity: formatNumber(profile.capacity, format),
                      })}
                </td>
                <td>
                  {formatList(can, format)}
                  {profile.awayUntil && (
                    <p>{t('people.away', { day: formatDate(profile.awayUntil, format) })}</p>
                  )}
                  {!works && <p>{t('people.gone')}</p>}
                </td>
                <td>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('people.changeNamed', { name: user.label })}
                    onClick={() => onChange(person)}
                  >
                    {t('people.change')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
