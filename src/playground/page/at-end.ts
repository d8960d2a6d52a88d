/** Keeps a conversation at its end while it grows, until somebody scrolls up to read. */
export class AtEnd {
  private isStaying = true;
  private last = 0;
  private element: Element | undefined;
  private readonly growth = new ResizeObserver(() => this.follow());

  stay(isStaying: boolean): void {
    this.isStaying = isStaying;
    this.follow();
  }

  /** Takes the element that scrolls, whose only child is what grows; or nothing, when it is taken away. */
  readonly watch = (element: Element | undefined): void => {
    this.element?.removeEventListener('scroll', this.onScroll);
    this.growth.disconnect();
    this.element = element;
    if (!element) return;
    element.addEventListener('scroll', this.onScroll);
    this.growth.observe(element);
    if (element.firstElementChild) this.growth.observe(element.firstElementChild);
  };

  private follow(): void {
    const { element } = this;
    if (this.isStaying && element) element.scrollTop = element.scrollHeight;
  }

  private readonly onScroll = ({ target }: Event): void => {
    const { scrollTop, scrollHeight, clientHeight } = target as Element;
    const isNear = scrollHeight - scrollTop - clientHeight < 40;
    // What has grown leaves the end behind without anybody scrolling.
    if (isNear) this.isStaying = true;
    else if (scrollTop < this.last) this.isStaying = false;
    this.last = scrollTop;
  };
}
