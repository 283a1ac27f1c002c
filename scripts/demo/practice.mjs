// The practice service's own word on what reached it, over its control surface.

export function practiceAt(url) {
  const tell = async (method, what, value) => {
    const answer = await fetch(`${url}/practice/${what}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    });
    if (!answer.ok) throw new Error(`the practice service refused: ${await answer.text()}`);
    return answer.json();
  };
  const put = (what, value) => tell('PUT', what, value);
  return {
    setScenario: (scenario) => put('scenario', { scenario }),
    /** How many people the practice Emergency24 knows. */
    setEmergency24Size: (size) => put('emergency24', { size }),
    /** 2: the contacts answer twice as fast. */
    setAnswerSpeed: (answerSpeed) => put('chekt', { answerSpeed }),
    /** Has RapidSOS share a made-up call; answers what was posted and what the desk said to it. */
    share: (scenario) => tell('POST', 'rapidsos/share', { scenario }),
    /** The same of an alert by Share911, such as LOCKDOWN. */
    raiseAlert: (name) => tell('POST', 'share911/alert', { name }),
    /** Requests with this Share911 status number, oldest first. */
    async requests(status) {
      const all = await (await fetch(`${url}/practice/requests`)).json();
      return all.filter(
        ({ vendor, body }) => vendor === 'share911' && JSON.parse(body).status === status,
      );
    },
  };
}

/** True when exactly one press arrived, correct to the byte, however often it was sent. */
export function arrivedOnce(requests) {
  const bodies = new Set(requests.map(({ bodyBase64 }) => bodyBase64));
  const taken = requests.filter(({ received, duplicate }) => received && !duplicate);
  return bodies.size === 1 && taken.length === 1 && requests.every(({ verdict }) => verdict.ok);
}
