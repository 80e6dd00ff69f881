import { createRequire } from 'node:module'

// The client's own published messages. They are CommonJS whose names are set at run time, so they are required, not imported.
const require = createRequire(import.meta.url)
const published = '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1'

type Streams = typeof import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js')
type StreamsRpc = typeof import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js')
type Shared = typeof import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js')
type Status = typeof import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js')
type Features = typeof import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js')
type Gossip = typeof import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js')
type GossipRpc = typeof import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js')
type FeaturesRpc = typeof import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js')

export const streams = require(`${published}/streams_pb.js`) as Streams
export const streamsRpc = require(`${published}/streams_grpc_pb.js`) as StreamsRpc
export const shared = require(`${published}/shared_pb.js`) as Shared
export const status = require(`${published}/status_pb.js`) as Status
export const features = require(`${published}/serverfeatures_pb.js`) as Features
export const gossip = require(`${published}/gossip_pb.js`) as Gossip
export const gossipRpc = require(`${published}/gossip_grpc_pb.js`) as GossipRpc
export const featuresRpc = require(`${published}/serverfeatures_grpc_pb.js`) as FeaturesRpc

export const { Any } = require('google-protobuf/google/protobuf/any_pb.js') as typeof import('google-protobuf/google/protobuf/any_pb.js')
