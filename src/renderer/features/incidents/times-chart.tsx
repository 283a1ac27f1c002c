// How long each thing took: bars on one axis of time, and the same in a table.
import './times-chart.css';
import { useTranslation } from 'react-i18next';
import type { ResponseTime } from '../../../shared/incidents/incident';
import { lengthText, markText, timeAxis, type TimeAxis } from '../../../shared/incidents/time-axis';
import { wallTime } from '../../kit/wall-clock';

export function TimesChart({ times }: { readonly times: readonly ResponseTime[] }) {
  const { t } = useTranslation();
  const axis = timeAxis(times);
  if (axis === null) return <p className="muted">{t('incident.times.none')}</p>;
  return (
    <div className="times">
      <Bars axis={axis} />
      <table className="times-table">
        <thead>
          <tr>
            <th scope="col">{t('incident.view.parts')}</th>
            <th scope="col">{t('incident.times.what')}</th>
            <th scope="col">{t('incident.times.began')}</th>
            <th scope="col">{t('incident.times.took')}</th>
          </tr>
        </thead>
        <tbody>
          {times.map((time) => (
            <tr key={keyOf(time)}>
              <td>{time.title}</td>
              <td>{t(`incident.times.kind.${time.kind}`)}</td>
              <td>{wallTime(time.fromMs)}</td>
              <td>
                {time.toMs === null
                  ? t('incident.times.notYet')
                  : lengthText(time.toMs - time.fromMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ROW = 26;
const TOP = 20;
const BAR = 16;

/** Drawn over its own width: positions are shares, so that it fits any window. */
function Bars({ axis }: { readonly axis: TimeAxis }) {
  const { t } = useTranslation();
  const height = TOP + axis.bars.length * ROW;
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  return (
    <div className="times-drawing">
      <ul className="times-names" aria-hidden="true" style={{ paddingTop: TOP }}>
        {axis.bars.map(({ time }) => (
          <li key={keyOf(time)} title={time.title} style={{ height: ROW }}>
            {time.title}
          </li>
        ))}
      </ul>
      <svg
        className="times-bars"
        height={height}
        width="100%"
        role="img"
        aria-label={t('incident.times.chart')}
      >
        {axis.marks.map(({ at, afterMs }) => (
          <g key={afterMs}>
            <line
              className="times-mark"
              x1={percent(at)}
              x2={percent(at)}
              y1={TOP - 4}
              y2={height}
            />
            <text x={percent(at)} y={12} textAnchor={anchorAt(at)}>
              {markText(afterMs)}
            </text>
          </g>
        ))}
        {axis.bars.map(({ time, from, to }, row) => (
          <rect
            key={keyOf(time)}
            className={`times-bar ${time.member.kind}${time.toMs === null ? ' open' : ''}`}
            x={percent(Math.min(from, 0.994))}
            width={percent(Math.max(to - from, 0.006))}
            y={TOP + row * ROW + (ROW - BAR) / 2}
            height={BAR}
            rx={3}
          />
        ))}
      </svg>
      <ul className="times-lengths" aria-hidden="true" style={{ paddingTop: TOP }}>
        {axis.bars.map(({ time }) => (
          <li key={keyOf(time)} style={{ height: ROW }}>
            {time.toMs === null ? '—' : lengthText(time.toMs - time.fromMs)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share < 0.04) return 'start';
  return share > 0.94 ? 'end' : 'middle';
}

function keyOf({ kind, member }: ResponseTime): string {
  return `${kind} ${member.kind}:${member.id}`;
}
