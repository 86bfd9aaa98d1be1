#!/bin/sh
# S3: upload.sh DIST BUCKET[/FOLDER] puts the files there with their types and how long they hold.
# S3 answers with Access-Control-Allow-Origin by cors.json. It cannot send
# Cross-Origin-Resource-Policy, Cross-Origin-Embedder-Policy and X-Content-Type-Options, which frames
# in isolated pages need: CloudFront before it does, by cloudfront-policy.json. Once for a bucket:
#   aws s3api put-bucket-cors --bucket BUCKET --cors-configuration file://cors.json
#   aws cloudfront create-response-headers-policy \
#     --response-headers-policy-config file://cloudfront-policy.json
set -eu
dist=$1 to=s3://$2

# Names with a hash: what is in them never changes. They go first, since scripts name them.
year="public, max-age=31536000, immutable"
aws s3 cp "$dist" "$to" --recursive --cache-control "$year" \
  --exclude "*" --include "data/*.bw" --include "data/*.bin" --include "texts/*.json"

# The others are asked for again each time, so that scripts and wasm are of one version.
again="public, max-age=0, must-revalidate"
aws s3 cp "$dist" "$to" --recursive --cache-control "$again" --content-type application/wasm \
  --exclude "*" --include "*.wasm"
aws s3 cp "$dist" "$to" --recursive --cache-control "$again" \
  --exclude "data/*.bw" --exclude "data/*.bin" --exclude "texts/*.json" --exclude "*.wasm"
