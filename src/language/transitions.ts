/** Arc-eager transitions (Nivre 2003) over a sentence whose root stands after its last word (Ballesteros and Nivre 2013). */

export const SHIFT = 0;
export const REDUCE = 1;
/** Arc classes follow in pairs: `LEFT + 2 · label` and `RIGHT + 2 · label`. */
export const LEFT = 2;
export const RIGHT = 3;

export const NONE = -1;

/** A stack, the first word not yet on it, and the tree as far as it is built. Words count from 0; the root is word `count`. */
export class Configuration {
  count = 0;
  next = 0;
  depth = 0;
  stack = new Int32Array(0);
  head = new Int32Array(0);
  label = new Int32Array(0);
  /** Outermost and second outermost dependent on each side. */
  left1 = new Int32Array(0);
  left2 = new Int32Array(0);
  right1 = new Int32Array(0);
  right2 = new Int32Array(0);
  leftCount = new Int32Array(0);
  rightCount = new Int32Array(0);
  /** A hash of the labels on each side, the same in any order. */
  leftLabels = new Int32Array(0);
  rightLabels = new Int32Array(0);

  /** Starts a sentence: nothing on the stack, no arcs. */
  start(count: number): void {
    if (this.head.length < count + 1) this.#grow(count + 1);
    this.count = count;
    this.next = 0;
    this.depth = 0;
    for (const links of [this.head, this.label, this.left1, this.left2, this.right1, this.right2])
      links.fill(NONE, 0, count + 1);
    for (const sums of [this.leftCount, this.rightCount, this.leftLabels, this.rightLabels])
      sums.fill(0, 0, count + 1);
  }

  #grow(size: number): void {
    this.stack = new Int32Array(size);
    this.head = new Int32Array(size);
    this.label = new Int32Array(size);
    this.left1 = new Int32Array(size);
    this.left2 = new Int32Array(size);
    this.right1 = new Int32Array(size);
    this.right2 = new Int32Array(size);
    this.leftCount = new Int32Array(size);
    this.rightCount = new Int32Array(size);
    this.leftLabels = new Int32Array(size);
    this.rightLabels = new Int32Array(size);
  }

  /** The word on top of the stack, or NONE. */
  get top(): number {
    return this.depth > 0 ? this.stack[this.depth - 1]! : NONE;
  }

  /** Every word has been read and the stack is empty. */
  get done(): boolean {
    return this.next >= this.count && this.depth === 0;
  }

  /** Which of the four kinds of transition are possible, as bits 1 << SHIFT … 1 << RIGHT. */
  get allowed(): number {
    const reading = this.next < this.count;
    let kinds = reading ? 1 << SHIFT : 0;
    if (this.depth === 0) return kinds;
    const headed = this.head[this.stack[this.depth - 1]!] !== NONE;
    kinds |= headed ? 1 << REDUCE : 1 << LEFT;
    if (reading) kinds |= 1 << RIGHT;
    return kinds;
  }

  /** Applies a transition that is allowed. */
  apply(transition: number): void {
    if (transition === SHIFT) this.stack[this.depth++] = this.next++;
    else if (transition === REDUCE) this.depth--;
    else if ((transition & 1) === (LEFT & 1)) {
      this.#attach(this.stack[--this.depth]!, this.next, (transition - LEFT) >> 1);
    } else {
      this.#attach(this.next, this.stack[this.depth - 1]!, (transition - RIGHT) >> 1);
      this.stack[this.depth++] = this.next++;
    }
  }

  #attach(word: number, head: number, label: number): void {
    this.head[word] = head;
    this.label[word] = label;
    const mark = Math.imul(label + 1, 0x2545f491);
    if (word < head) {
      this.left2[head] = this.left1[head]!;
      this.left1[head] = word;
      this.leftCount[head]!++;
      this.leftLabels[head]! += mark;
    } else {
      this.right2[head] = this.right1[head]!;
      this.right1[head] = word;
      this.rightCount[head]!++;
      this.rightLabels[head]! += mark;
    }
  }
}

/** The kind of a transition: SHIFT, REDUCE, LEFT or RIGHT. */
export function kindOf(transition: number): number {
  return transition < LEFT ? transition : LEFT + (transition & 1);
}
