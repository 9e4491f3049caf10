import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../platform/api';
import { request } from '../../platform/client';
import { notifyProblem } from '../../platform/notify';
import { useSignedIn } from '../../platform/session/session';
import { useOnce } from '../../platform/useOnce';
import { needsApproval, quoteKeys } from './quotes';
import type { QuoteView } from './quotes';
import { useLetter } from './useLetter';

interface Props {
  view: QuoteView;
  /** The highest of a line, in percent. */
  discount: number;
  /** Since it was saved. */
  changed: boolean;
  saving: boolean;
  onLink: (link: string) => void;
}

/** Sends a draft, or approves the discount of a colleague’s. */
export function SendQuote({ view, discount, changed, saving, onLink }: Props) {
  const { t } = useTranslation('quotes');
  const client = useQueryClient();
  const { user } = useSignedIn();
  const path = `/api/quotes/${view.quote.id}`;
  const above = view.limit !== null && view.limit !== undefined && discount > view.limit;
  const mine = (view.quote.owner as Reference | null)?.id === user.id;

  const disabled = changed || saving;
  const sending = useLetter(view, 'sending', onLink);
  const approving = useOnce({
    mutationFn: () => request<QuoteView>(`${path}/approval`, { method: 'POST', body: {} }),
    onSuccess: (next) => client.setQueryData(quoteKeys.one(view.quote.id), next),
    onError: notifyProblem,
  });
  return (
    <>
      {!above && !mine && discount > 0 && !view.approved && (
        <Button
          variant="default"
          {...(view.asked?.id === user.id ? {} : { visibleFrom: 'sm' })}
          disabled={disabled}
          loading={approving.isPending}
          onClick={() => approving.mutate()}
        >
          {t('send.approve')}
        </Button>
      )}
      <Button
        leftSection={<IconSend size={16} />}
        {...(changed ? { visibleFrom: 'sm' } : {})}
        disabled={disabled || needsApproval(view, discount)}
        loading={sending.isPending}
        onClick={sending.start}
      >
        {t('send.send')}
      </Button>
      {sending.dialog}
    </>
  );
}
