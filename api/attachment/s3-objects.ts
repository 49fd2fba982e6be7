import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Config } from '../config';
import {
  StoreFailure,
  type ByteRange,
  type ListedObject,
  type ObjectStore,
  type OpenObject,
  type WholeFile,
} from './object-store';

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** How long it may take; the tests give shorter times. */
export interface S3Times {
  /** Until there is a connection, in milliseconds. */
  readonly connect: number;
  /** Until the server has begun to answer, and the longest time in which nothing moves. */
  readonly idle: number;
  /** A whole upload. */
  readonly put: number;
}

export const S3_TIMES: S3Times = { connect: 5_000, idle: 20_000, put: 5 * 60_000 };

/**
 * Files in a bucket of a server that speaks S3. The server puts a file under its key whole or not at all; its length is
 * looked at once more before it counts as kept, and its digest travels signed with it.
 */
export class S3Objects implements ObjectStore {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly prefix: string;

  constructor(
    config: S3Config,
    private readonly times: S3Times = S3_TIMES,
  ) {
    this.bucket = config.bucket;
    this.prefix = config.prefix;
    this.client = new S3Client({
      region: config.region,
      forcePathStyle: config.pathStyle,
      ...(config.endpoint === null ? {} : { endpoint: config.endpoint }),
      credentials: { accessKeyId: config.accessKey, secretAccessKey: config.secretKey },
      maxAttempts: 2,
      // What goes wrong is thrown, and logged by whoever asked.
      logger: SILENT,
      requestHandler: {
        connectionTimeout: times.connect,
        socketTimeout: times.idle,
      },
      // Servers that only speak like S3 know no trailing checksums; ours is the digest, signed in a header.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(key: string, { path, size, digest }: WholeFile): Promise<void> {
    const command = new PutObjectCommand({
      ...this.at(key),
      Body: createReadStream(path),
      ContentLength: size,
      ContentType: 'application/octet-stream',
    });
    command.middlewareStack.add(
      (next) => (args) => {
        const { request } = args as { request: { headers: Record<string, string> } };
        request.headers['x-amz-content-sha256'] = digest;
        return next(args);
      },
      { step: 'build', name: 'signDigest' },
    );
    await this.failing(() => this.client.send(command, { abortSignal: AbortSignal.timeout(this.times.put) }));
    const kept = await this.head(key);
    if (kept?.ContentLength !== size)
      throw new StoreFailure('away', `对象存储只收到 ${kept?.ContentLength ?? 0} 字节，应为 ${size} 字节`);
    await rm(path, { force: true });
  }

  async open(key: string): Promise<OpenObject | null> {
    const found = await this.head(key);
    if (!found) return null;
    const version = found.ETag ?? '';
    return {
      size: found.ContentLength ?? 0,
      version,
      read: async (range?: ByteRange): Promise<Readable> => {
        const { Body: body } = await this.failing(() =>
          this.client.send(
            new GetObjectCommand({
              ...this.at(key),
              ...(version === '' ? {} : { IfMatch: version }),
              ...(range ? { Range: `bytes=${range.first}-${range.last}` } : {}),
            }),
          ),
        );
        if (!(body instanceof Readable)) throw new StoreFailure('away', '对象存储没有送来内容');
        return body;
      },
      close: async () => {},
    };
  }

  async remove(key: string): Promise<void> {
    await this.failing(() => this.client.send(new DeleteObjectCommand(this.at(key))));
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    let after: string | undefined;
    do {
      const page = await this.failing(() =>
        this.client.send(
          new ListObjectsV2Command({
            Bucket: this.bucket,
            Prefix: this.prefix + prefix,
            ...(after === undefined ? {} : { ContinuationToken: after }),
          }),
        ),
      );
      for (const { Key: key, LastModified: writtenAt } of page.Contents ?? [])
        if (key !== undefined && writtenAt) yield { key: key.slice(this.prefix.length), writtenAt };
      after = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (after !== undefined);
  }

  async check(): Promise<void> {
    await this.failing(() => this.client.send(new HeadBucketCommand({ Bucket: this.bucket })));
  }

  close(): void {
    this.client.destroy();
  }

  private at(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.bucket, Key: this.prefix + key };
  }

  private head(key: string) {
    return this.failing(async () => {
      try {
        return await this.client.send(new HeadObjectCommand(this.at(key)));
      } catch (error) {
        if (!isMissing(error)) throw error;
        // An answer without a body does not say whether the file is missing or the whole bucket.
        await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
        return null;
      }
    });
  }

  private async failing<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw error instanceof StoreFailure ? error : failureOf(error, this.bucket);
    }
  }
}

function statusOf(error: unknown): number | null {
  return error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? null) : null;
}

function isMissing(error: unknown): boolean {
  return statusOf(error) === 404;
}

function failureOf(error: unknown, bucket: string): StoreFailure {
  const status = statusOf(error);
  const name = error instanceof Error ? error.name : '';
  const options = { cause: error };
  if (status === 404) return new StoreFailure('unusable', `对象存储中没有存储桶“${bucket}”`, options);
  if (status === 401 || status === 403)
    return new StoreFailure(
      'unusable',
      `对象存储拒绝了所给的密钥，或它无权使用存储桶“${bucket}”（HTTP ${status}）`,
      options,
    );
  if (status === 412) return new StoreFailure('changed', '对象存储中的文件在读取时被换过', options);
  if (status === 507 || name === 'QuotaExceeded') return new StoreFailure('full', '对象存储的空间不足', options);
  if (status === 301 || status === 307 || status === 400)
    return new StoreFailure('unusable', `对象存储不接受此请求（${name}，HTTP ${status}）：请核对地址与区域`, options);
  return new StoreFailure(
    'away',
    `对象存储没有应答或出错（${name || '未知原因'}${status === null ? '' : `，HTTP ${status}`}）`,
    options,
  );
}
