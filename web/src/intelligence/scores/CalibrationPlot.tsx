import { useTranslation } from 'react-i18next';
import { FigureTable } from '../charts/FigureTable';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import type { Quality } from './scores';
import classes from './scores.module.css';

const size = 300;
const edge = 34;

/** What was predicted against what came true, tenth by tenth: on the diagonal they are the same. */
export function CalibrationPlot({ quality }: { quality: Quality }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const x = (share: number) => edge + share * size;
  const y = (share: number) => 8 + (1 - share) * size;
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 ${size + edge + 14} ${size + 46}`}
      role="img"
      aria-label={t('calibration.title')}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
          <text x={x(0) - 5} y={y(share) + 4} textAnchor="end">
            {formatPercent(100 * share, format)}
          </text>
          <text x={x(share)} y={y(0) + 16} textAnchor="middle">
            {formatPercent(100 * share, format)}
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={y(0) + 33} textAnchor="middle">
        {t('calibration.predicted')}
      </text>
      <line className={classes.diagonal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {quality.calibration.map(({ predicted, observed, low, high }) => (
        <g key={predicted}>
          <line
            className={classes.bar}
            x1={x(predicted)}
            x2={x(predicted)}
            y1={y(low)}
            y2={y(high)}
          />
          <circle cx={x(predicted)} cy={y(observed)} r={4} />
        </g>
      ))}
    </svg>
  );
}

export function CalibrationTable({ quality }: { quality: Quality }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const percent = (share: number) => formatPercent(100 * share, format, 1);
  return (
    <FigureTable
      label={t('calibration.title')}
      head={[
        t('calibration.tenth'),
        t('calibration.predicted'),
        t('calibration.observed'),
        t('calibration.between'),
        t('calibration.count'),
      ]}
    >
      {quality.calibration.map(({ predicted, observed, low, high, count }, index) => (
        <tr key={predicted}>
          <th scope="row">{index + 1}</th>
          <td className="tabular">{percent(predicted)}</td>
          <td className="tabular">{percent(observed)}</td>
          <td className="tabular">
            {percent(low)} – {percent(high)}
          </td>
          <td className="tabular">{formatNumber(count, format)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
