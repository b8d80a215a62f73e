using OpsLead.Lint.Dev;

return DevCommandLine.Create().Parse(args).Invoke();
