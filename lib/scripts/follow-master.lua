-- Loaded by haproxy.cfg, which gives the facts of the release as arguments. Decides which members HAProxy connects clients to, and closes the
-- sessions of a member that is no longer one of them.
--
-- A member takes writes while the member itself says that it is master, and a majority of all sentinels names it. A member takes reads while
-- it is a replica that had all writes of the master at most max-lag seconds ago, so its sessions outlast a failover. What is not known counts
-- as "no": a proxy that is cut off with a minority of the members closes its sessions.
--
-- One connection to each member asks for its role. Two connections to each sentinel ask for the master, and hear of a new master at once. They
-- all stay open, so a check costs neither a connection nor a TLS handshake. They go through the listeners `ask-...` of haproxy.cfg.

local FACTS = {}
for _, argument in ipairs({ ... }) do
  local name, value = argument:match('^([%w-]+)=(.*)$')
  FACTS[name] = name ~= 'master-name' and tonumber(value) or value
end
local MEMBERS = FACTS['members']
local MASTER_NAME = FACTS['master-name']
local NAMED_SECONDS = FACTS['named-seconds'] -- so long counts the word of a sentinel that has gone silent
local ROLE_SECONDS = FACTS['role-seconds'] -- so long counts the word of a member that has gone silent
local MAX_LAG_SECONDS = FACTS['max-lag']
local AGREE_SECONDS = 2 -- so long may a sentinel name another master than the majority
local POLL_MILLISECONDS = 100
local ASK_SENTINEL_MILLISECONDS = 500 -- a new master is heard of at once; this finds what was missed

local function now()
  local time = core.now()
  return time.sec + time.usec / 1e6
end

-- --- what is known -----------------------------------------------------------------------------------

local addresses = {} -- of each member, as sentinels and replicas name it
local named = {} -- by sentinel: the address of the master that it names, and when it said so
local roles = {} -- by member: what it said of itself, and when
local progress = {} -- of the master: its offset at each answer, oldest first
local current_at = {} -- by replica: the last moment whose writes it had all
local agrees_at = {} -- by sentinel: when it last named the master that the majority names
local master -- the member that takes writes
local last_master_at = -math.huge
local decided_at = now()

local function role_of(member)
  local role = roles[member]
  return role and now() - role.at <= ROLE_SECONDS and role or {}
end

local function votes(member)
  local count = 0
  for _, word in pairs(named) do
    if word.address == addresses[member] and now() - word.at <= NAMED_SECONDS then count = count + 1 end
  end
  return count
end

-- The last moment at which the master had no more than this replica; nil if that is longer ago than it is remembered.
local function current(offset)
  for index = #progress, 1, -1 do
    if progress[index].offset <= offset then return (progress[index + 1] or role_of(master)).at end
  end
end

-- Why a member takes no writes, or no reads; nil if it does.
local function against_writes(member)
  if role_of(member).kind ~= 'master' then return 'it does not say that it is master' end
  local count = votes(member)
  if count <= MEMBERS // 2 then return count .. ' of ' .. MEMBERS .. ' sentinels name it' end
end

local function against_reads(member)
  local role = role_of(member)
  if role.kind ~= 'replica' then return 'it does not say that it is a replica' end
  if role.link == 'sync' then return 'it copies all data of the master' end
  local connected = master and role.master == addresses[master] and role.link == 'connected'
  local at = connected and current(role.offset)
  if at then current_at[member] = math.max(at, current_at[member] or at) end
  if now() - (current_at[member] or -math.huge) <= MAX_LAG_SECONDS then return nil end
  return connected and 'it lags' or 'it is not connected to the master'
end

-- The address that a majority of the sentinels names.
local function named_by_majority()
  for member = 1, MEMBERS do
    if votes(member) > MEMBERS // 2 then return addresses[member] end
  end
end

-- Clients outside of the cluster ask a sentinel that names a master. In a failover the sentinels hear of the new master one after the other; one
-- that differs for longer gets no new clients. Those that it has hear of the new master from it.
local function against_questions(sentinel, address)
  local word = named[sentinel]
  if not word or now() - word.at > NAMED_SECONDS then return 'it names no master' end
  if not address or word.address == address then agrees_at[sentinel] = now() end
  if now() - (agrees_at[sentinel] or -math.huge) > AGREE_SECONDS then return 'it names another master', true end
end

local function remember_progress(offset)
  local last = progress[#progress]
  if last and last.offset > offset then progress, last = {}, nil end
  -- A hundred samples are enough: a replica counts as a little further behind than it is.
  if last and (last.offset == offset or now() - last.at < MAX_LAG_SECONDS / 100) then return end
  progress[#progress + 1] = { offset = offset, at = now() }
  while #progress > 1 and now() - progress[2].at > MAX_LAG_SECONDS do table.remove(progress, 1) end
end

-- --- what HAProxy does -------------------------------------------------------------------------------

local told = {} -- what HAProxy was told, by the name of the server: takes, keeps (its sessions, and takes no more), or refuses

-- No objection: the server takes clients.
local function tell(backend, member, objection, keeps)
  local name = backend .. '/redis-' .. member - 1
  local wanted = not objection and 'takes' or keeps and 'keeps' or 'refuses'
  if told[name] == wanted then return end
  local server = core.backends[backend].servers['redis-' .. member - 1]
  if wanted == 'takes' then
    server:set_ready()
  elseif wanted == 'keeps' then
    server:set_drain()
  else
    server:set_maint()
    server:shut_sess()
  end
  if not objection or told[name] then core.log(core.notice, name .. (objection and ' takes no clients: ' .. objection or ' takes clients')) end
  told[name] = wanted
end

local function decide()
  local objections, next_master = {}, nil
  for member = 1, MEMBERS do
    objections[member] = against_writes(member)
    if not objections[member] then next_master = member end
  end
  if next_master ~= master then
    master, progress = next_master, {}
    if master then remember_progress(roles[master].offset) end
  end
  for member = 1, MEMBERS do tell('master', member, objections[member]) end
  local readers = 0
  for member = 1, MEMBERS do
    objections[member] = against_reads(member)
    if not objections[member] then readers = readers + 1 end
  end
  if master and readers == 0 and FACTS['master-reads'] == 'last-resort' then objections[master] = nil end
  for member = 1, MEMBERS do tell('replicas', member, objections[member]) end
  if core.backends['sentinel'] then
    local address = named_by_majority()
    for member = 1, MEMBERS do tell('sentinel', member, against_questions(member, address)) end
  end
  decided_at = now()
  if master then last_master_at = decided_at end
end

-- --- connections -------------------------------------------------------------------------------------

-- The next reply: text, a number, a table, or {} for none; nil and the error text for an error reply. Raises an error when the connection ends.
local function reply(socket)
  local line = socket:receive('*l')
  if not line then error('the connection has ended', 0) end
  local kind, rest = line:sub(1, 1), line:sub(2)
  if kind == '+' then return rest end
  if kind == '-' then return nil, rest end
  if kind == ':' then return tonumber(rest) end
  local size = tonumber(rest)
  if size < 0 then return {} end
  if kind == '$' then
    local bytes = socket:receive(size + 2)
    if not bytes then error('the connection has ended', 0) end
    return bytes:sub(1, size)
  end
  local values = {}
  for index = 1, size do values[index] = reply(socket) end
  return values
end

local function send(socket, words)
  local parts = { '*' .. #words .. '\r\n' }
  for _, word in ipairs(words) do parts[#parts + 1] = '$' .. #word .. '\r\n' .. word .. '\r\n' end
  if not socket:send(table.concat(parts)) then error('the connection has ended', 0) end
end

local function ask(socket, ...)
  send(socket, { ... })
  return reply(socket)
end

-- The passwords of the user proxy that may be valid, the most probable first. Read at each connection, because they change.
local function passwords()
  local lines = {}
  local file = FACTS['passwords'] and io.open(FACTS['passwords'])
  if not file then return lines end
  for line in file:lines() do lines[#lines + 1] = line end
  file:close()
  return lines
end

local function log_in(socket)
  if not FACTS['passwords'] then return end
  local problem = 'there is no password in ' .. FACTS['passwords']
  for _, password in ipairs(passwords()) do
    local answer, refusal = ask(socket, 'AUTH', 'proxy', password)
    if answer then return end
    problem = refusal
  end
  error(problem, 0)
end

-- Keeps a connection open, and does something with it again and again. `lost` forgets what was known by it.
local function follow(target, silence_seconds, every_milliseconds, begin, again, lost)
  core.register_task(function()
    local said -- the problem that is in the log
    while true do
      local socket = core.tcp()
      socket:settimeout(silence_seconds)
      local _, problem = pcall(function()
        if not socket:connect('abns@ask-' .. target) then error('no connection', 0) end
        log_in(socket)
        begin(socket)
        while true do
          again(socket)
          if said then core.log(core.notice, target .. ' answers again') end
          said = nil
          if every_milliseconds then core.msleep(every_milliseconds) end
        end
      end)
      pcall(socket.close, socket)
      pcall(lost)
      pcall(decide)
      if every_milliseconds and problem ~= said then core.log(core.notice, target .. ': ' .. tostring(problem)) end
      said = every_milliseconds and problem
      -- A member that does not know the password yet logs each attempt.
      core.msleep(tostring(problem):find('^%u+ ') and 1000 or POLL_MILLISECONDS)
    end
  end)
end

local function nothing() end

local function follow_role(member)
  follow('redis-' .. member - 1, ROLE_SECONDS, POLL_MILLISECONDS, nothing, function(socket)
    local role, refusal = ask(socket, 'ROLE')
    if not role then
      roles[member] = { kind = refusal, at = now() }
    elseif role[1] == 'master' then
      roles[member] = { kind = 'master', offset = role[2], at = now() }
      if member == master then remember_progress(role[2]) end
    else
      roles[member] = { kind = 'replica', master = role[2], link = role[4], offset = role[5], at = now() }
    end
    decide()
  end, function()
    -- A new process may have no data yet.
    roles[member], current_at[member] = nil, nil
  end)
end

local function follow_sentinel(sentinel)
  local target = 'sentinel-' .. sentinel - 1
  local function hear(address)
    named[sentinel] = address and { address = address, at = now() }
    decide()
  end
  follow(target, NAMED_SECONDS, ASK_SENTINEL_MILLISECONDS, nothing, function(socket)
    local answer = ask(socket, 'SENTINEL', 'GET-MASTER-ADDR-BY-NAME', MASTER_NAME)
    hear(answer and answer[1])
  end, function() named[sentinel] = nil end)
  follow(target, 600, nil, function(socket)
    ask(socket, 'SUBSCRIBE', '+switch-master')
  end, function(socket)
    local name, address = tostring(reply(socket)[3]):match('^(%S+) %S+ %S+ (%S+) ')
    if name == MASTER_NAME then hear(address) end
  end, nothing)
end

-- Decides also while nothing is heard. And ends a session that another thread has opened just while its member was taken out.
local function watch_time()
  while true do
    core.msleep(500)
    pcall(decide)
    for name, state in pairs(told) do
      local backend, server = name:match('^(.*)/(.*)$')
      if state == 'refuses' then pcall(function() core.backends[backend].servers[server]:shut_sess() end) end
    end
  end
end

core.register_init(function()
  if core.thread ~= 1 then return end -- what is known is in the memory of one thread, which the probes ask too
  for member = 1, MEMBERS do
    local address = core.backends['master'].servers['redis-' .. member - 1]:get_addr()
    addresses[member] = address:gsub(':%d+$', ''):gsub('[%[%]]', '')
    follow_role(member)
    follow_sentinel(member)
  end
  core.register_task(watch_time)
end)

-- --- probes ------------------------------------------------------------------------------------------

local function answer(applet, well, text)
  applet:set_status(well and 200 or 503)
  applet:add_header('content-length', #text)
  applet:start_response()
  applet:send(text)
end

core.register_service('alive', 'http', function(applet)
  answer(applet, now() - decided_at < 10, 'decided ' .. math.floor(now() - decided_at) .. ' s ago\n')
end)

-- A failover takes less. Another proxy may see a master when this one has seen none for longer.
core.register_service('ready', 'http', function(applet)
  answer(applet, master ~= nil or now() - last_master_at < 20, master and 'redis-' .. master - 1 .. ' is master\n' or 'no master\n')
end)
