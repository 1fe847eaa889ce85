import Commands

Program.main(IngestCommand.self)
