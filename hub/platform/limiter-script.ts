/** What a process may ask of a count. */
export type Request = 'take' | 'correct' | 'pause' | 'resize' | 'state'

/**
 * The count of one limit as it lies in Redis: one hash, whose fields are the used places by slice of time (`own:N`,
 * `others:N`), the size that the CRM told (`calls`), the end of a pause (`paused`), until when somebody urgent waits
 * (`wants:P`) and when the count began (`born`). The script reads all of it, forgets what has left the window, and
 * reckons by Redis's own clock, so that the clocks of the processes do not matter. It is one script for everything, so
 * that a Redis that does not know it yet never lets a call overtake the pause that was sent before it.
 *
 * KEYS: the hash. ARGV: the request, length of the window, length of a slice (both ms), declared calls, and then
 * - `take`: how urgent (0 = most), places wanted, share of the window for this urgency, share that is ours at all, when
 *   the count began as far as the caller knows. Answers places given, ms until it makes sense to ask again, when the
 *   count began.
 * - `correct`: what the CRM says is left.
 * - `pause`: for how many ms nothing passes.
 * - `resize`: how many calls fit into the window.
 * - `state`: answers size, used places, end of the pause or 0.
 */
export const SCRIPT = `
local request, key = ARGV[1], KEYS[1]
local perMs, sliceMs, declared = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local given = tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local used = { own = 0, others = 0 }
local kept = { calls = declared, paused = 0, born = 0 }
local wants, gone, oldest = {}, {}, nil
local all = redis.call('HGETALL', key)
for i = 1, #all, 2 do
  local name, value = all[i], tonumber(all[i + 1])
  local what, number = string.match(name, '^(%a+):(%d+)$')
  if what == nil then kept[name] = value
  elseif what == 'wants' then wants[tonumber(number)] = value
  else
    local leaves = (tonumber(number) + 1) * sliceMs + perMs
    if leaves <= now then gone[#gone + 1] = name
    else
      used[what] = used[what] + value
      if oldest == nil or leaves < oldest then oldest = leaves end
    end
  end
end
if #gone > 0 then redis.call('HDEL', key, unpack(gone)) end
local function put(name, value)
  redis.call('HSET', key, name, string.format('%.0f', value))
  redis.call('PEXPIRE', key, string.format('%.0f', perMs * 2 + 86400000))
end
local function use(what, count)
  local name = what .. ':' .. string.format('%.0f', math.floor(now / sliceMs))
  redis.call('HINCRBY', key, name, string.format('%.0f', count))
  redis.call('PEXPIRE', key, string.format('%.0f', perMs * 2 + 86400000))
end
if kept.born == 0 then
  kept.born = now
  put('born', now)
end

if request == 'take' then
  local urgency, wanted, share = given, tonumber(ARGV[6]), tonumber(ARGV[7])
  local quota, known = tonumber(ARGV[8]), tonumber(ARGV[9])
  if known ~= 0 and known ~= kept.born and kept.paused <= now then
    -- The count was lost. What was used is not known any more, so the window counts as full until it has passed.
    kept.paused = now + math.min(perMs, 60000)
    put('paused', kept.paused)
  end
  if now < kept.paused then return { 0, kept.paused - now, kept.born } end
  for above = 0, urgency - 1 do
    if (wants[above] or 0) > now then return { 0, wants[above] - now, kept.born } end
  end
  local room = math.max(1, math.floor(kept.calls * share))
  local free = math.min(room - used.own - used.others, math.max(1, math.floor(room * quota)) - used.own)
  local granted = math.max(0, math.min(wanted, free))
  if granted > 0 then use('own', granted) end
  local again = (oldest or now + sliceMs) - now
  if granted < wanted then put('wants:' .. urgency, now + math.min(again, 60000) + 50)
  elseif wants[urgency] then redis.call('HDEL', key, 'wants:' .. urgency) end
  return { granted, again, kept.born }
end

if request == 'correct' then
  local unseen = kept.calls - math.max(0, given) - used.own - used.others
  if unseen > 0 then use('others', unseen) end
elseif request == 'pause' then
  put('paused', math.max(kept.paused, now + given))
elseif request == 'resize' then
  if kept.calls ~= given then put('calls', given) end
else
  return { kept.calls, used.own + used.others, kept.paused > now and kept.paused or 0 }
end
`
