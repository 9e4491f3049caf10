import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { ChartCard } from '../charts/ChartCard';
import dashboard from '../dashboard/dashboard.module.css';
import { ConversionTable } from './ConversionTable';
import type { Funnel } from './funnel';
import { cohorts } from './funnel';
import { FunnelPicture } from './FunnelPicture';
import { GroupTable } from './GroupTable';
import { StepTable } from './StepTable';
import { TimeTable } from './TimeTable';

interface Props {
  object: ObjectDefinition;
  funnel: Funnel;
  group: string | undefined;
}

export function FunnelContent({ object, funnel, group = cohorts }: Props) {
  const { t } = useTranslation('funnel');
  const by = object.fields.find(({ name }) => name === group)?.label;
  return (
    <div className={dashboard.grid}>
      <div className={dashboard.wide}>
        <ChartCard
          title={t('picture.title')}
          text={t('picture.text')}
          chart={<FunnelPicture funnel={funnel} />}
          table={<StepTable funnel={funnel} />}
        />
      </div>
      <ChartCard
        title={t('conversion.title')}
        text={t('conversion.text')}
        chart={<ConversionTable funnel={funnel} />}
      />
      <ChartCard
        title={t('time.title')}
        text={t('time.text')}
        chart={<TimeTable funnel={funnel} />}
      />
      {funnel.groups.length > 0 && (
        <div className={dashboard.wide}>
          <GroupTable
            funnel={funnel}
            title={by ? t('groups.title', { field: by }) : t('cohorts.title')}
            text={by ? t('groups.text') : t('cohorts.text')}
            months={!by}
          />
        </div>
      )}
    </div>
  );
}
