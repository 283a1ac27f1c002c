// Everything about how answers reach this computer: the state, the address, and the ways in.
import './reach.css';
import { PublicUrlField } from './public-url-field';
import { ReachAddress } from './reach-address';
import { ReachCheck } from './reach-check';
import { ReachWays } from './reach-ways';

export function ReachBody() {
  return (
    <div className="reach">
      <ReachCheck />
      <PublicUrlField />
      <ReachAddress />
      <ReachWays />
    </div>
  );
}
