import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type Request, type Response } from 'express';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

const PLACEHOLDER = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>统筹</title></head>
<body><h1>统筹</h1><p>控制台尚未构建。接口在 <a href="/graphql">/graphql</a>，健康状况在 <a href="/health">/health</a>。</p></body></html>
`;

/** Serves the built console: hashed assets for a year, pages never from cache; unknown page addresses get the console's one page. */
export function consolePages(directory: string): Router {
  const router = Router();
  const page = join(directory, 'index.html');
  // Files alone: answers of the API hold secrets beside text that a stranger may choose, whose compressed length would tell.
  router.use(compression());
  router.use(
    '/assets',
    express.static(join(directory, 'assets'), { index: false, immutable: true, maxAge: YEAR_MS, fallthrough: true }),
  );
  router.use(express.static(directory, { index: false, maxAge: 0 }));
  router.use((request: Request, response: Response, next) => {
    const wantsPage =
      (request.method === 'GET' || request.method === 'HEAD') && request.accepts(['html', 'json']) === 'html';
    if (!wantsPage || request.path.startsWith('/assets/')) {
      response.status(404).json({ errors: [{ message: '没有这个地址', extensions: { code: 'NOT_FOUND' } }] });
      return;
    }
    response.set('Cache-Control', 'no-store');
    if (existsSync(page)) response.sendFile(page, next);
    else response.type('html').send(PLACEHOLDER);
  });
  return router;
}
