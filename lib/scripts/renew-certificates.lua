-- Loaded by haproxy.cfg in a release with TLS, with the folder of the certificates as argument. A renewed certificate and a changed authority
-- take effect without a restart: the script hands them to HAProxy over its own admin socket, and open connections stay.

local FOLDER = ...
local LOOK_SECONDS = 10

local function read(name)
  local file = io.open(FOLDER .. '/' .. name)
  local text = file and file:read('a')
  if file then file:close() end
  return text
end

-- A command of HAProxy's runtime API with a payload, which ends with an empty line.
local function tell(command, payload)
  local socket = core.tcp()
  socket:settimeout(5)
  if not socket:connect('abns@admin') then return 'no connection' end
  local lines = payload and ' <<\n' .. (payload .. '\n'):gsub('\n+', '\n') or ''
  socket:send(command .. lines .. '\n')
  local answer = socket:receive('*a') or ''
  socket:close()
  return answer
end

-- set KIND NAME TEXT: true when HAProxy has taken it over. What it refuses changes nothing.
local function renew(kind, name, text)
  local set = tell('set ssl ' .. kind .. ' ' .. name, text)
  local committed = tell('commit ssl ' .. kind .. ' ' .. name)
  if committed:find('Success') then return true end
  tell('abort ssl ' .. kind .. ' ' .. name)
  core.log(core.notice, name .. ' is not taken over: ' .. (set .. ' ' .. committed):gsub('%s+', ' '))
  return false
end

core.register_task(function()
  if core.thread ~= 1 then return end
  local has = { certificate = (read('tls.crt') or '') .. (read('tls.key') or ''), authority = read('ca.crt') }
  while true do
    core.sleep(LOOK_SECONDS)
    local certificate, key, authority = read('tls.crt'), read('tls.key'), read('ca.crt')
    if certificate and key and authority then
      if authority ~= has.authority and renew('ca-file', FOLDER .. '/ca.crt', authority) then
        has.authority = authority
        core.log(core.notice, 'the authority was changed')
      end
      if certificate .. key ~= has.certificate and renew('cert', '@/release', certificate .. '\n' .. key) then
        has.certificate = certificate .. key
        core.log(core.notice, 'the certificate was renewed')
      end
    end
  end
end)
