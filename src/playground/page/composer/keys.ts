/** What a key is pressed upon. */
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export interface Situation {
  /** Number of items in the open list; 0 where none is open. */
  readonly items: number;
  /** Index of the chosen item, or -1. */
  readonly active: number;
  /** The field belongs to a command. */
  readonly inCommand: boolean;
  readonly isEmpty: boolean;
}

export type Action =
  | { readonly do: 'take' | 'submit' | 'close' | 'open' | 'cancel' | 'back' }
  /** The list closes, and the browser moves the focus. */
  | { readonly do: 'leave' }
  | { readonly do: 'move'; readonly to: number };

/** What a key does in the composer; undefined where the browser does what it always does. */
export function actionOf(pressed: Pressed, situation: Situation): Action | undefined {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = pressed;
  const { items, active, inCommand, isEmpty } = situation;
  if (altKey || ctrlKey || metaKey) return undefined;
  const isChosen = items > 0 && active >= 0;
  switch (key) {
    case 'Enter':
      if (shiftKey) return undefined;
      return { do: isChosen ? 'take' : 'submit' };
    case 'Tab':
      if (isChosen && !shiftKey) return { do: 'take' };
      return items > 0 ? { do: 'leave' } : undefined;
    case 'Escape':
      return { do: items > 0 ? 'close' : 'cancel' };
    case 'Backspace':
      return inCommand && isEmpty ? { do: 'back' } : undefined;
    case 'ArrowDown':
      if (items > 0) return { do: 'move', to: (active + 1) % items };
      return inCommand ? { do: 'open' } : undefined;
    case 'ArrowUp':
      if (items > 0) return { do: 'move', to: active <= 0 ? items - 1 : active - 1 };
      return inCommand ? { do: 'open' } : undefined;
    case 'Home':
      return isChosen && !shiftKey ? { do: 'move', to: 0 } : undefined;
    case 'End':
      return isChosen && !shiftKey ? { do: 'move', to: items - 1 } : undefined;
    default:
      return undefined;
  }
}
