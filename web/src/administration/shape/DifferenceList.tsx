import { Badge, Checkbox, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import own from '../fields/fields.module.css';
import { keyOf } from './api';
import type { ShapeDifference } from './api';
import classes from './shape.module.css';

interface Props {
  differences: ShapeDifference[];
  wanted: Set<string>;
  onWant: (wanted: Set<string>) => void;
}

const colors = { added: 'teal', changed: 'blue', removed: 'red' } as const;

/** What is otherwise, part by part; each is ticked where it is to be made so. */
export function DifferenceList({ differences, wanted, onWant }: Props) {
  const { t } = useTranslation('administration');
  const parts = [...new Set(differences.map(({ part }) => part))];

  function want(key: string, yes: boolean) {
    const next = new Set(wanted);
    if (yes) next.add(key);
    else next.delete(key);
    onWant(next);
  }

  return parts.map((part) => {
    const title = t(`shape.parts.${part as 'fields'}`);
    return (
      <section key={part} className={own.section} aria-label={title}>
        <Title order={3} size="h6" mb={6}>
          {title}
        </Title>
        <ul className={own.list}>
          {differences
            .filter((one) => one.part === part)
            .map((one) => {
              const key = keyOf(one);
              return (
                <li key={key} className={classes.difference}>
                  <div className={classes.line}>
                    <Checkbox
                      size="xs"
                      className={own.name}
                      label={<bdi>{one.name}</bdi>}
                      checked={wanted.has(key)}
                      onChange={({ currentTarget }) => want(key, currentTarget.checked)}
                    />
                    <Badge size="sm" variant="light" color={colors[one.kind]} tt="none">
                      {t(`shape.kinds.${one.kind}`)}
                    </Badge>
                  </div>
                  {one.problems.map(({ code, message }) => (
                    <p key={code + message} className={classes.problem}>
                      {message}
                    </p>
                  ))}
                  {one.details.length > 0 && <Details details={one.details} />}
                </li>
              );
            })}
        </ul>
      </section>
    );
  });
}

function Details({ details }: { details: ShapeDifference['details'] }) {
  const { t } = useTranslation('administration');
  return (
    <details className={classes.details}>
      <summary>{t('shape.details', { count: details.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('shape.what')}</th>
            <th scope="col">{t('shape.here')}</th>
            <th scope="col">{t('shape.there')}</th>
          </tr>
        </thead>
        <tbody>
          {details.map(({ path, here, there }) => (
            <tr key={path}>
              <td dir="ltr">{path}</td>
              <td dir="auto">{here ?? '–'}</td>
              <td dir="auto">{there ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
