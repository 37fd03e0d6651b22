/**
 * A command that sends one signed post, to be pasted into a terminal. The secret is left to be filled in, so that it ends
 * up in no shared snippet.
 */
export function signedExample(address: string): string {
  const post =
    '{"platform":"review","externalId":"1001","author":{"handle":"maria"},"text":"The bottle arrived broken.","publishedAt":"\'$(date -u +%Y-%m-%dT%H:%M:%SZ)\'"}';
  return [
    "SECRET='…'",
    `BODY='${post}'`,
    "AT=$(date +%s)",
    `SIGNATURE=$(printf '%s.%s' "$AT" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)`,
    `curl -X POST '${address}' \\`,
    "  -H 'content-type: application/x-ndjson' \\",
    `  -H "tocsin-signature: t=$AT,v1=$SIGNATURE" \\`,
    `  --data-binary "$BODY"`,
  ].join("\n");
}
