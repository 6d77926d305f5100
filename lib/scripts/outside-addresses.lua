-- Loaded by haproxy.cfg, which gives the addresses for clients outside of the cluster as arguments. Clients outside ask the listener
-- `sentinel`, which leads to the sentinels. This filter replaces the addresses by which clients connect, in what a sentinel answers and publishes:
-- an address and a port in two strings, or `address:port` or `address port` within one. So clients inside keep the addresses inside, and both
-- kinds of clients speak with the same sentinels.

local OUTSIDE = {} -- by the name of a member, and `sentinel`: the host and the port
for _, argument in ipairs({ ... }) do
  local name, host, port = argument:match('^([%w-]+)=(.+):(%d+)$')
  OUTSIDE[name] = { host = host, port = port }
end
local REDIS_PORT, SENTINEL_PORT = '6379', '26379'
local LONGEST = 8192 -- no text with an address is longer; a longer one passes as it is
local LONGEST_NAME = 32 -- of a field
local BUFFER_BYTES = 16384 -- tune.bufsize

local members = {} -- by the address inside

-- Where clients outside find what listens to this port of this member; nil for another port.
local function outside(address, port)
  if port == REDIS_PORT then return members[address] end
  if port == SENTINEL_PORT then return OUTSIDE['sentinel'] end
end

-- An address and its port within a text: `10.0.0.1:6379` or `10.0.0.1 6379`, and `[fd00::1]:6379`.
local function translated(text)
  for address in pairs(members) do
    if text:find(address, 1, true) then
      text = text:gsub('%[?%f[%x:.]' .. address:gsub('%.', '%%.') .. '%]?([: ])(%d+)', function(between, port)
        local there = outside(address, port)
        if not there then return nil end
        local host = between == ':' and there.host:find(':') and '[' .. there.host .. ']' or there.host
        return host .. between .. there.port
      end)
    end
  end
  return text
end

-- The piece of a reply at this position: where the next one begins, how many values are announced, and the text of a string. Nil if it is not
-- here yet; then also how long the string is.
local function piece(data, from)
  local line_end = data:find('\r\n', from, true)
  if not line_end then return nil, 0 end
  local kind, count = data:sub(from, from), tonumber(data:sub(from + 1, line_end - 1))
  if kind ~= '$' and kind ~= '=' and kind ~= '!' or not count or count < 0 then
    local values = (kind == '*' or kind == '>' or kind == '~') and count or kind == '%' and 2 * count or 0
    return { beyond = line_end + 2, values = math.max(values, 0) }
  end
  local beyond = line_end + 2 + count + 2
  if count > LONGEST or kind ~= '$' then return { beyond = beyond, values = 0 } end
  if #data < beyond - 1 then return nil, count end
  return { beyond = beyond, values = 0, text = data:sub(line_end + 2, beyond - 3) }
end

-- An address and its port are two strings, one after the other or with the name of a field between them. The port tells what the address is
-- of. Nil if the port is not here yet.
local function port_after(data, from, awaited)
  for _ = 1, 2 do
    if awaited == 0 then return REDIS_PORT end
    local next, length = piece(data, from)
    if not next then return length > LONGEST_NAME and REDIS_PORT or nil end
    if next.text == REDIS_PORT or next.text == SENTINEL_PORT then return next.text end
    from, awaited = next.beyond, awaited - 1 + next.values
  end
  return REDIS_PORT
end

local Translation = {}
Translation.__index = Translation

-- awaited: values of the answer that are still to come. passing: bytes of a long text that are still to come. held: data that waits for more.
function Translation:new()
  return setmetatable({ awaited = 0, passing = 0, held = '' }, Translation)
end

-- What a string becomes; nil if the port behind an address is not here yet.
function Translation:translate(text, data, beyond)
  if members[text] then
    local port = port_after(data, beyond, self.awaited - 1)
    if not port then return nil end
    local there = outside(text, port)
    self.port = { inside = port, outside = there.port }
    return there.host
  end
  local port = self.port
  if port and text == port.inside then
    self.port = nil
    return port.outside
  end
  return translated(text)
end

-- What a client gets of this data, and how many bytes of the data that was.
function Translation:take(data)
  local from = math.min(self.passing, #data) + 1
  local parts = { data:sub(1, from - 1) }
  self.passing = self.passing - from + 1
  while from <= #data do
    local next = piece(data, from)
    if not next then break end
    if self.awaited == 0 then self.awaited = 1 end
    local part = data:sub(from, next.beyond - 1)
    if next.text then
      local text = self:translate(next.text, data, next.beyond)
      if not text then break end
      if text ~= next.text then part = '$' .. #text .. '\r\n' .. text .. '\r\n' end
    end
    self.awaited = self.awaited - 1 + next.values
    if self.awaited == 0 then self.port = nil end
    parts[#parts + 1] = part
    self.passing = math.max(next.beyond - 1 - #data, 0)
    from = math.min(next.beyond, #data + 1)
  end
  return table.concat(parts), from - 1
end

function Translation:start_analyze(_, channel)
  if channel:is_resp() then filter.register_data_filter(self, channel) end
  return filter.CONTINUE
end

-- The new data; nil if HAProxy 3.2 would give wrong bytes: it does where data lies behind other data that the client has not taken yet.
local function read(channel, available)
  if channel:output() > 0 then return nil end
  local data = channel:data(0, available)
  local step = available // 256 + 1
  for offset = available - 1, 0, -1 do
    local looked = offset % step == 0 or available - offset < 64
    if looked and channel:data(offset, 1) ~= data:sub(offset + 1, offset + 1) then return nil end
  end
  return data
end

-- How many bytes go on to the client. All data is taken out of HAProxy's buffer, and only what goes on is put into it again, so it is empty when more
-- comes. Where it is not, or what goes on is more than it holds, the connection ends: a client would have to ask for more than 15 KiB at once,
-- and nine members answer less.
function Translation:tcp_payload(_, channel)
  local available = channel:input()
  if available == 0 then return 0 end
  local data = read(channel, available)
  if not data then error('a client asks for more than it takes', 0) end -- which ends the connection; a negative number would not
  local text, taken = self:take(self.held .. data)
  if text == data and self.held == '' then return available end
  if #text > BUFFER_BYTES then error('a client asks for more at once than fits into a buffer', 0) end
  self.held = (self.held .. data):sub(taken + 1)
  channel:set(text, 0, available)
  return #text
end

core.register_filter('outside-addresses', Translation, function(class) return class end)

core.register_init(function()
  for name, server in pairs(core.backends['master'].servers) do
    members[server:get_addr():gsub(':%d+$', ''):gsub('[%[%]]', '')] = OUTSIDE[name]
  end
end)
