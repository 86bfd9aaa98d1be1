/** A React page: attributes, a property and listeners of the element are typed. */

import type { Answer, BothWays, Events } from "bothways/react";
import "bothways";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const title = (answer: Answer | null) => answer?.title ?? "nothing yet";

function App() {
  const [pair, setPair] = useState("US-CN");
  const [shown, setShown] = useState("nothing yet");
  const follow = (event: Events["bothways-change"]) => setPair(event.detail.state.pair);
  const tell = (event: Events["bothways-ready"]) => setShown(title((event.target as BothWays).answer()));
  return (
    <main>
      <both-ways
        pair={pair}
        heading-level={2}
        loading="eager"
        onbothways-ready={tell}
        onbothways-change={follow}
      />
      <output>{`${pair}: ${shown}`}</output>
    </main>
  );
}

createRoot(document.getElementById("app")!).render(<App />);
