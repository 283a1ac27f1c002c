// A short word in a rounded frame: a world, a state.
import './tag.css';

interface TagProps {
  readonly tone: 'practice' | 'live' | 'good' | 'trouble' | 'plain';
  readonly children: string;
}

/** The word carries the meaning; the colour repeats it. */
export function Tag({ tone, children }: TagProps) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
