import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Step } from './routes';
import { steps } from './routes';
import classes from './StepBar.module.css';

/** Where an import stands. The steps before the run can be gone back to. */
export function StepBar({ current, id }: { current: Step | 'file'; id?: string }) {
  const { t } = useTranslation('transfer');
  const all = ['file', ...steps] as const;
  const at = all.indexOf(current);
  return (
    <nav aria-label={t('steps.label')} className={classes.bar}>
      <ol className={classes.steps}>
        {all.map((step, index) => {
          const content = (
            <>
              <span className={classes.number} aria-hidden>
                {index < at ? <IconCheck size={13} stroke={2.4} /> : index + 1}
              </span>
              <span className={classes.label}>{t(`steps.${step}`)}</span>
            </>
          );
          const state = index < at ? 'before' : index === at ? 'now' : 'after';
          // Once it runs there is no way back: the mapping that made the records stays what it was.
          const open = id && step !== 'file' && step !== 'run' && index < at && current !== 'run';
          return (
            <li key={step} data-state={state} aria-current={index === at ? 'step' : undefined}>
              {open ? (
                <Link to="/imports/$id" params={{ id }} search={{ step }} className={classes.step}>
                  {content}
                </Link>
              ) : (
                <span className={classes.step}>{content}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
