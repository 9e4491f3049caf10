import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, languages } from './languages';
import { queryClient } from './queryClient';
import { router } from './router';
import { themeOf } from './theme';

export function App() {
  const { t } = useTranslation('platform');
  const theme = useMemo(() => themeOf(t('shell.close')), [t]);
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <DirectionOfLanguage />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

function DirectionOfLanguage() {
  const { i18n } = useTranslation();
  const { setDirection } = useDirection();
  const direction = isLanguage(i18n.language) ? languages[i18n.language].dir : 'ltr';
  useEffect(() => setDirection(direction), [direction, setDirection]);
  return null;
}
