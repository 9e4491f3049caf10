import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../../records/catalog';
import { ObjectLooks } from '../../records/objectLooks';
import { FormatContext } from '../format';
import { currentLocale } from '../languages';
import { useSignedIn } from '../session/session';

/** What every cell of a page asks for, worked out once. */
export function PageContexts({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { user, organisation } = useSignedIn();
  const catalog = useCatalog();
  const format = useMemo(
    () => ({
      locale: currentLocale(),
      timeZone: user.timeZone,
      currency: organisation.currency,
      language: i18n.language,
    }),
    [user.timeZone, organisation.currency, i18n.language],
  );
  const looks = useMemo(
    () =>
      new Map(catalog.objects.map(({ name, icon, color, path }) => [name, { icon, color, path }])),
    [catalog],
  );
  return (
    <FormatContext value={format}>
      <ObjectLooks value={looks}>{children}</ObjectLooks>
    </FormatContext>
  );
}
