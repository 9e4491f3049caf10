import { Button, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../client';
import { formatTime, useFormat } from '../format';
import { notifyProblem } from '../notify';
import { useOnce } from '../useOnce';
import { sessionQuery } from './session';
import classes from './ViewBanner.module.css';

/** Says that one sees the product as somebody else, and leads out of it. */
export function ViewBanner() {
  const { user, viewing } = useSuspenseQuery(sessionQuery).data;
  return user && viewing ? <Banner name={user.name} until={viewing.until} /> : null;
}

function Banner({ name, until }: { name: string; until: string }) {
  const { t } = useTranslation('security');
  const format = useFormat();
  const ending = useOnce({
    mutationFn: () => request<void>('/api/session/view', { method: 'DELETE' }),
    onSuccess: beginAnew,
    onError: notifyProblem,
  });
  useEffect(() => {
    // The server has ended it by then; the page begins anew as oneself.
    const timer = setTimeout(beginAnew, new Date(until).getTime() - Date.now() + 500);
    return () => clearTimeout(timer);
  }, [until]);
  return (
    <>
      <div className={classes.frame} aria-hidden />
      <div className={classes.banner} role="status">
        <Text size="sm" fw={600} span>
          {t('view.as', { name })}
        </Text>
        <Text size="sm" span>
          {t('view.nothing')} {t('view.until', { time: formatTime(until, format) })}
        </Text>
        <Button
          size="compact-sm"
          color="dark"
          loading={ending.isPending}
          onClick={() => ending.mutate()}
        >
          {t('view.end')}
        </Button>
      </div>
    </>
  );
}

/** Nothing of the other one's view may stay in memory. */
function beginAnew(): void {
  window.location.assign('/');
}
