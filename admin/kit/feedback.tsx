import { App } from 'antd';
import { fillFeedbackSlot } from './feedback-slot';

type Shown = ReturnType<typeof App.useApp>;

/** How to show a message, and how to ask before something is done. */
export interface Feedback {
  readonly message: Pick<Shown['message'], 'success' | 'error'>;
  readonly modal: Pick<Shown['modal'], 'confirm'>;
}

let shown: Shown | null = null;

function Host() {
  return (
    <App component={false}>
      <Catch />
    </App>
  );
}

function Catch() {
  shown = App.useApp();
  return null;
}

// Loaded with the pages that need it, not with the first one: it weighs as much as a page.
fillFeedbackSlot(Host);

function ready(): Shown {
  if (!shown) throw new Error('the feedback slot is not on the page');
  return shown;
}

const FEEDBACK: Feedback = {
  message: {
    success: (...given) => ready().message.success(...given),
    error: (...given) => ready().message.error(...given),
  },
  modal: { confirm: (given) => ready().modal.confirm(given) },
};

export function useFeedback(): Feedback {
  return FEEDBACK;
}
