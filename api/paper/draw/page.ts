import { FLOOR, PAGE, type Ink } from './ink';

/** Where the next thing is drawn. Pages are begun here and nowhere else. */
export class Page {
  y: number = PAGE.top;

  constructor(readonly ink: Ink) {}

  get left(): number {
    return FLOOR - this.y;
  }

  next(): void {
    this.ink.document.addPage();
    this.y = PAGE.top;
  }

  /** Begins another page where less than this is left. */
  need(height: number): void {
    if (this.left < height) this.next();
  }
}
