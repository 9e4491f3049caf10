import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { useFormat } from '../../platform/format';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { amountOf } from '../quotes/quotes';
import type { Offer } from './OfferPage';
import { SignaturePad } from './SignaturePad';
import classes from './offers.module.css';

type Answer = 'acceptance' | 'refusal' | 'questions';

interface Props {
  offer: Offer;
  path: string;
  chosen: string[];
  total: string;
  currency: string;
  onAnswered: (offer: Offer) => void;
  /** What is shown is no longer what is offered. */
  onChanged: () => void;
}

/** Accept, decline or ask. */
export function OfferAnswers({
  offer,
  path,
  chosen,
  total,
  currency,
  onAnswered,
  onChanged,
}: Props) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [signature, setSignature] = useState('');
  const [asked, setAsked] = useState(false);
  const bodies: Record<Answer, unknown> = {
    acceptance: { name, signature: signature || null, chosen, total },
    refusal: { name, reason: text },
    questions: { name, text },
  };
  const answering = useOnce({
    mutationFn: (kind: Answer) =>
      request<Offer>(`${path}/${kind}`, {
        method: 'POST',
        body: bodies[kind],
        answersUnauthorized: true,
      }),
    onSuccess: (next, kind) => {
      if (kind === 'questions') setAsked(true);
      setAnswer(null);
      setText('');
      onAnswered(next);
    },
    onError: (error) => {
      if (isProblem(error, 409)) onChanged();
    },
  });
  const problem = isProblem(answering.error) ? answering.error : null;
  const errors = problem?.byField ?? {};
  const open = offer.state === 'sent';

  function begin(kind: Answer) {
    answering.reset();
    setAsked(false);
    setAnswer(kind);
  }

  return (
    <section className={classes.answers}>
      {asked && <Alert color="green">{t('offer.asked')}</Alert>}
      {!answer && (
        <Group>
          {open && (
            <Button size="md" onClick={() => begin('acceptance')}>
              {t('offer.accept')}
            </Button>
          )}
          <Button size="md" variant="default" onClick={() => begin('questions')}>
            {t('offer.ask')}
          </Button>
          {open && (
            <Button size="md" variant="subtle" color="gray" onClick={() => begin('refusal')}>
              {t('offer.decline')}
            </Button>
          )}
          <Button
            component="a"
            href={`${path}/pdf`}
            download
            size="md"
            variant="subtle"
            color="gray"
          >
            {t('offer.pdf')}
          </Button>
        </Group>
      )}
      {answer && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            answering.mutate(answer);
          }}
        >
          <Stack gap="sm">
            <h2 className={classes.answer}>
              {answer === 'acceptance'
                ? t('offer.acceptTitle')
                : answer === 'refusal'
                  ? t('offer.declineTitle')
                  : t('offer.ask')}
            </h2>
            {answering.error && Object.keys(errors).length === 0 && (
              <Alert color="red" role="alert" title={problem?.title}>
                {problem ? problem.detail : answering.error.message}
              </Alert>
            )}
            <TextInput
              label={t('offer.name')}
              required
              autoFocus
              dir="auto"
              autoComplete="name"
              maxLength={200}
              value={name}
              error={errors.name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {answer === 'acceptance' && (
              <SignaturePad
                label={t('offer.signature')}
                error={errors.signature}
                value={signature}
                onChange={setSignature}
              />
            )}
            {answer !== 'acceptance' && (
              <Textarea
                label={answer === 'refusal' ? t('offer.reason') : t('offer.question')}
                required={answer === 'questions'}
                autosize
                minRows={3}
                maxLength={5000}
                dir="auto"
                value={text}
                error={errors.reason ?? errors.text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
            <Group>
              <Button
                type="submit"
                size="md"
                color={answer === 'refusal' ? 'red' : undefined}
                loading={answering.isPending}
              >
                {answer === 'acceptance'
                  ? t('offer.acceptFor', { total: amountOf(total, currency, format) })
                  : answer === 'refusal'
                    ? t('offer.decline')
                    : t('offer.ask')}
              </Button>
              <Button size="md" variant="subtle" color="gray" onClick={() => setAnswer(null)}>
                {t('offer.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </section>
  );
}
