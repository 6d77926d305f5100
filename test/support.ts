import { App, Chart, Testing } from 'cdk8s';
import { Redis, type RedisProps } from '../lib';
import { Release } from '../lib/release';
import type { ReleaseProps } from '../lib/release-props';

// biome-ignore lint/suspicious/noExplicitAny: tests read manifests by path; the manifest tier checks their schema
export type Json = any;

/** A synthesized release, and functions to read its objects. */
export class Rendered {
  readonly objects: Json[];

  constructor(readonly redis: Redis) {
    this.objects = Testing.synth(Chart.of(redis));
  }

  /** The one object of a kind and name; the name defaults to that of the release. */
  object(kind: string, name: string = this.redis.name): Json {
    const found = this.objects.filter((object) => object.kind === kind && object.metadata.name === name);
    expect(found).toHaveLength(1);
    return found[0];
  }

  names(): string[] {
    return this.objects.map((object) => `${object.kind} ${object.metadata.name}`);
  }

  get statefulSet(): Json {
    return this.object('StatefulSet').spec;
  }

  get pod(): Json {
    return this.statefulSet.template.spec;
  }

  container(name: string): Json {
    return [...this.pod.containers, ...(this.pod.initContainers ?? [])].find((container: Json) => container.name === name);
  }

  /** The files in the ConfigMap. */
  get files(): Record<string, string> {
    return this.object('ConfigMap', `${this.redis.name}-config`).data;
  }

  /** The directives of a conf file without comments, one a line. */
  directives(file: string): string[] {
    return this.files[file].split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  }
}

/** A release in a separate chart. */
export function render(props: RedisProps = {}, id = 'redis', namespace?: string): Rendered {
  const chart = new Chart(new App(), 'test', { namespace });
  return new Rendered(new Redis(chart, id, props));
}

/** The facts of a release that is called `redis`. */
export function facts(props: ReleaseProps = {}): Release {
  return new Release('redis', undefined, props);
}

/** The message of a refusal. */
export function refusal(build: () => unknown): string {
  try {
    build();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

/**
 * The form of a refusal: the prop, what is wrong, the value got, the values allowed, the cure; no final period.
 * The word after the prop begins in lower case.
 */
export const refusalForm = /^[a-zA-Z][^:]*: [^A-Z].* \(got .*, allowed: .+\); [^A-Z].*[^.]$/s;
