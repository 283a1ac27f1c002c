// Starts the window. What builds zod schemas is loaded last: they must not be built before zod knows the content policy.
import './styles/tokens.css';
import './styles/base.css';
import { createApi, readBridge } from './kit/api';
import { createNavigation, goTo, screenNamed } from './kit/navigation';
import { keepZodFromEval } from './zod-without-eval';

keepZodFromEval();
const api = createApi(readBridge());
const navigation = createNavigation();
// Main asks for a screen as soon as this page is loaded, which is before anything is drawn.
api.onShow((name) => {
  const screen = screenNamed(name);
  if (screen !== undefined) goTo(navigation, screen);
});
void import('./start').then(({ start }) => start(document, { api, navigation }));
